import { expect, it } from "vitest";
import { tokenize } from "./tokenize";

it.each([
  ["Give me 3 tips, please!", ["give", "me", "3", "tips", "please"]],
  ["don't re-use NASA's x_y", ["don", "t", "re", "use", "nasa", "s", "x", "y"]],
  ["naïve café", ["na", "ve", "caf"]],
  ["  \n\t ", []],
  ["", []],
  ["今日は", []],
  ["１２３", []],
  ["\u212Aelvin \u0130x", ["kelvin", "i", "x"]], // the Kelvin sign and the dotted İ lower-case to ASCII
])("%j has the tokens %j", (text, tokens) => {
  expect(tokenize(text)).toEqual(tokens);
});
