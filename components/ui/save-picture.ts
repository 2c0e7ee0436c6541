"use client";

const SPACE = "http://www.w3.org/2000/svg";
/** What decides how a mark looks; everything else of a page's style has no meaning in a file. */
const LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
] as const;
const COLOURS = new Set(["fill", "stroke"]);
const HEAD = 44;
const MARGIN = 16;
/** Pixels of a PNG for one of the page. */
const PNG_SCALE = 2;

/** Saves a drawing as it looks now, with its title above it. `name` becomes the name of the file. */
export async function savePicture(
  svg: SVGSVGElement,
  { title, note, name, as }: { title: string; note: string; name: string; as: "svg" | "png" },
): Promise<void> {
  const { text, width, height } = standaloneSvg(svg, title, note);
  const blob = new Blob([text], { type: "image/svg+xml" });
  download(as === "svg" ? blob : await rasterise(text, width, height), `${fileName(name)}.${as}`);
}

const fileName = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase() || "picture";

/** The same drawing without a page around it: styles and colours written into it, links taken out. */
function standaloneSvg(svg: SVGSVGElement, title: string, note: string) {
  const box = svg.viewBox.baseVal;
  const bounds = svg.getBoundingClientRect();
  const hasBox = svg.hasAttribute("viewBox") && box.width > 0;
  const drawn = hasBox ? box : { x: 0, y: 0, width: bounds.width, height: bounds.height };
  const width = Math.ceil(Math.max(drawn.width, 420)) + 2 * MARGIN;
  const height = Math.ceil(drawn.height) + HEAD + 2 * MARGIN;
  const page = getComputedStyle(document.body);
  const hex = colourReader();

  const root = document.createElementNS(SPACE, "svg");
  root.setAttribute("xmlns", SPACE);
  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const add = (tag: string, attributes: Record<string, string | number>, text = "") => {
    const element = document.createElementNS(SPACE, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    root.append(element);
    return element;
  };
  add("title", {}, title);
  add("rect", { width, height, fill: hex(page.backgroundColor) });
  const font = { "font-family": page.fontFamily, fill: hex(page.color), x: MARGIN };
  add("text", { ...font, y: MARGIN + 14, "font-size": 14, "font-weight": 600 }, title);
  add("text", { ...font, y: MARGIN + 31, "font-size": 11 }, note);
  const body = add("g", { transform: `translate(${MARGIN - drawn.x} ${MARGIN + HEAD - drawn.y})` });
  for (const child of svg.children) body.append(bare(child, hex));
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

/** A copy with its computed looks as attributes. */
function bare(element: Element, hex: (colour: string) => string): Element {
  const isLink = element.localName === "a";
  const copy = document.createElementNS(SPACE, isLink ? "g" : element.localName);
  for (const { name, value } of element.attributes) {
    if (!/^(class|style|href|target|role|tabindex|data-|aria-|on)/.test(name)) copy.setAttribute(name, value);
  }
  if (element.localName !== "title") {
    const looks = getComputedStyle(element);
    for (const look of LOOKS) {
      const value = looks.getPropertyValue(look);
      if (value !== "") copy.setAttribute(look, COLOURS.has(look) && value !== "none" ? hex(value) : value);
    }
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) copy.append(bare(child, hex));
    else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? "");
  }
  return copy;
}

/** Colours of the page are in a space that programs for drawings do not read; as `#rrggbb` all do. */
function colourReader(): (colour: string) => string {
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map<string, string>();
  return (colour) => {
    const before = known.get(colour);
    if (before !== undefined || pen === null) return before ?? colour;
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
    const two = (value: number) => value.toString(16).padStart(2, "0");
    const text = alpha === 0 ? "none" : `#${two(red)}${two(green)}${two(blue)}`;
    known.set(colour, text);
    return text;
  };
}

async function rasterise(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PNG_SCALE;
  canvas.height = height * PNG_SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("The picture is too large.")) : resolve(blob)));
  });
}

function download(blob: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
