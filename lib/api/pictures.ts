import type { z } from "zod";
import {
  lengthsSchema,
  noveltyPictureSchema,
  principleSourcesSchema,
  verbNounsSchema,
} from "@/lib/datasets/pictures";
import { contract } from "./endpoint-contract";
import { idParams, nothing } from "./pieces";

const picture = <Path extends `/api/datasets/:id/pictures/${string}`, Response extends z.ZodType>(
  path: Path,
  response: Response,
) =>
  contract({
    method: "GET",
    path,
    role: "viewer",
    params: idParams,
    query: nothing,
    body: nothing,
    response,
  });

export const getPrincipleSources = picture("/api/datasets/:id/pictures/principles", principleSourcesSchema);
export const getVerbNouns = picture("/api/datasets/:id/pictures/verb-nouns", verbNounsSchema);
export const getLengths = picture("/api/datasets/:id/pictures/lengths", lengthsSchema);
export const getNovelty = picture("/api/datasets/:id/pictures/novelty", noveltyPictureSchema);
