import type { RequestDescription } from "./describe-request";
import { fillSlots } from "./fill-slots";
import { LIST_INTROS, LIST_ITEMS } from "./list-phrases";
import { CLOSERS, GENERAL_BODIES, REPLY_PHRASES } from "./reply-phrases";
import type { Random } from "./seeded-random";

const SHORTEST = 180;
const LONGEST = 560;

/** Two to five sentences or a short numbered list, 180 to 600 characters, with words of the request woven in. */
export function writeReply(request: RequestDescription, random: Random): string {
  const listShare = request.kind === "howto" ? 0.6 : request.kind === "compose" ? 0.05 : 0.2;
  return random.chance(listShare) ? writeList(request, random) : writeParagraph(request, random);
}

function writeParagraph(request: RequestDescription, random: Random): string {
  const { openers, bodies } = REPLY_PHRASES[request.kind];
  const fill = (phrase: string) => fillSlots(phrase, request, random);
  const closer = fill(random.pick(CLOSERS));
  const hasCloser = random.chance(0.6);
  const sentences = [fill(random.pick(openers))];
  const wanted = random.between(2, 3);
  for (const phrase of [...random.shuffle(bodies), ...random.shuffle(GENERAL_BODIES)]) {
    const sentence = fill(phrase);
    const length = [...sentences.join(" ")].length;
    if (length >= SHORTEST && sentences.length > wanted) break;
    if (length + sentence.length > LONGEST) break;
    if (!repeatsPiece(sentences.join(" "), sentence)) sentences.push(sentence);
  }
  const text = sentences.join(" ");
  const fits = [...text].length + closer.length < LONGEST && !repeatsPiece(text, closer);
  return hasCloser && fits ? `${text} ${closer}` : text;
}

function writeList(request: RequestDescription, random: Random): string {
  const fill = (phrase: string) => fillSlots(phrase, request, random);
  const intro = fill(random.pick(LIST_INTROS));
  const items = random.shuffle(LIST_ITEMS).slice(0, random.between(4, 6)).map(fill);
  const list = `${intro}\n\n${items.map((item, i) => `${i + 1}. ${item}`).join("\n")}`;
  const closer = fill(random.pick(CLOSERS));
  const hasCloser = random.chance(0.4) && [...list].length + closer.length < LONGEST;
  return hasCloser && !repeatsPiece(list, closer) ? `${list}\n\n${closer}` : list;
}

/** A well-written reply says nothing twice, not even between two commas. */
function repeatsPiece(text: string, addition: string): boolean {
  const pieces = new Set(piecesOf(text));
  return piecesOf(addition).some((piece) => pieces.has(piece));
}

function piecesOf(text: string): string[] {
  return text
    .split(/[\n.?!;:,]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}
