import type { QueryClient } from "@tanstack/react-query";
import { endpointKey, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  type ConstitutionView,
  getConstitution,
  listConstitutions,
  saveDraft,
} from "@/lib/api/constitutions";
import type { Turn } from "@/lib/constitutions/constitution";
import { addTurnToDraft, type TurnPlace } from "./exemplar-from-turn";

/** Puts a turn into the draft as it is stored now. Throws `conflict` where somebody saves at the same moment. */
export async function saveAsExemplar(
  client: QueryClient,
  { constitutionId, place, turn }: { constitutionId: number; place: TurnPlace; turn: Turn },
): Promise<{ exemplar: number; undo: () => Promise<void> }> {
  const params = { id: constitutionId };
  const keep = async (view: ConstitutionView) => {
    client.setQueryData(endpointKey(getConstitution, { params }), view);
    await refreshEndpoints(client, listConstitutions);
  };
  const before = await callEndpoint(getConstitution, { params });
  const draft = addTurnToDraft(before.draft, place, turn);
  const saved = await callEndpoint(saveDraft, { params, body: { revision: before.draftRevision, draft } });
  await keep(saved);
  return {
    exemplar: place === "new" ? saved.draft.exemplars.length - 1 : place,
    // Under the revision it was saved as: what somebody has changed since is not undone with it.
    undo: async () =>
      keep(
        await callEndpoint(saveDraft, {
          params,
          body: { revision: saved.draftRevision, draft: before.draft },
        }),
      ),
  };
}
