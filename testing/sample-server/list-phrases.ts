/** Lines that introduce a numbered list. */
export const LIST_INTROS = [
  "Here are some points on {k} worth considering:",
  "These steps should help with {k}:",
  "For {k} I would keep the following in mind:",
  "A short list for {k} and {j}:",
  "You could take {k} in this order:",
  "Some ideas that may be useful for {k}:",
  "What tends to matter with {k}:",
];

/** Items of a numbered list; true of anything. */
export const LIST_ITEMS = [
  "Write down what {k} should achieve before you begin.",
  "Gather the things you need for {j} in one place.",
  "Ask somebody with experience in {k} for one piece of advice.",
  "Choose the simplest version that could work.",
  "Set a limit for the time and money you spend on {j}.",
  "Look at one good example of {k} closely.",
  "Make a small trial before the full attempt.",
  "Keep what works and drop what does not.",
  "Check the result for {j} with fresh eyes the next day.",
  "Tell the people who depend on {k} what to expect.",
  "Plan a pause halfway through.",
  "Note what surprised you about {j}.",
  "Compare two sources whenever they speak about {k}.",
  "Leave room for a change of mind.",
  "Share the outcome with a friend and listen to the first reaction.",
  "Start with the part of {j} that nobody else can do for you.",
];
