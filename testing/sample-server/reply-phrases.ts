import type { RequestKind } from "./describe-request";

// Slots: {k} and {j} are words of the request, {q} is its beginning. Every sentence holds for any words put in, and
// none claims a fact, a name or a date: the sample server knows nothing.
type Phrases = { openers: string[]; bodies: string[] };

export const REPLY_PHRASES: Record<RequestKind, Phrases> = {
  compose: {
    openers: [
      "Here is a short piece about {k} to start from.",
      "A small draft on {k} and {j} could go like this.",
      "Of course! Let {k} set the tone.",
      "Happy to try: this version keeps {k} in the foreground.",
      "Gladly; the lines below circle around {k}.",
      "Here is one possible opening for {k}.",
    ],
    bodies: [
      "The morning opened slowly and {k} was the first thing anybody noticed.",
      "Nobody had planned for {j}, yet it gave the day its shape.",
      "By the evening the house was quiet and {k} still hung in the air.",
      "There was a smile in it that only patience can teach.",
      "A letter on the table said no more than it had to.",
      "What began with {k} ended with a walk home in the rain.",
      "The wind carried {j} down the street like a tune half remembered.",
      "Small things kept it honest: a cup, a window, a pause before the answer.",
    ],
  },
  current: {
    openers: [
      "I cannot look up what is happening with {k} right now.",
      "Information about {k} changes quickly and I have no live source for it.",
      "I have no access to real-time details on {k}, so please treat this as general guidance.",
      "My knowledge of {k} stops at some point in the past.",
      "There is no way for me to check {k} at this moment.",
    ],
    bodies: [
      "An official site or a local service will have fresher figures for {k}.",
      "It is worth comparing two independent sources before acting on {j}.",
      "If you paste a recent report here, I can go through it with you.",
      "Note the date on anything you read about {k}, since older pages often rank high.",
      "A short phone call is sometimes quicker than a search when {j} matters.",
      "What usually stays stable is the background, and I can help with that part.",
    ],
  },
  numbers: {
    openers: [
      "Let me go through the figures around {k} one at a time.",
      "The amounts given for {k} matter here, so I keep them as written.",
      "To answer this with care, start from the numbers in the question.",
      "A quick check of the quantities helps before settling on {k}.",
      "The safest way is to write down what is given about {k} and what is asked.",
    ],
    bodies: [
      "First note the unit that belongs to each value of {k}.",
      "Then bring everything to the same unit before adding or comparing {j}.",
      "A rough estimate beforehand shows whether the final result is plausible.",
      "Round only at the very end, otherwise small errors pile up.",
      "If one of the values for {j} is itself a guess, give a range instead of a single figure.",
      "Working backwards from the result is a good test of {k}.",
    ],
  },
  person: {
    openers: [
      "I lack reliable details about every person, so I want to be careful with {k}.",
      "Several people may share the name in your question about {k}.",
      "I am not certain which {k} you mean.",
      "About {k} I can only speak in general terms.",
      "Without more context I would rather not guess about {k}.",
    ],
    bodies: [
      "A field of work, a country or a decade would narrow {k} down a good deal.",
      "An encyclopedia entry or the person's own page is a better source than memory.",
      "If you share where you came across {j}, I can help to make sense of it.",
      "Please check names and dates for {k} against a second source.",
      "I can also suggest what to look for once you have found {j}.",
      "Until then it is fairer to say little than to repeat a rumour.",
    ],
  },
  howto: {
    openers: [
      "A calm plan makes {k} much easier.",
      "Here is a simple way to approach {k}.",
      "There is more than one road to {k}, but this one works for most people.",
      "It helps to split {k} into a few small steps.",
      "Good question; {k} rewards a little preparation.",
      "Start small with {k} and build from there.",
    ],
    bodies: [
      "Begin by writing down what you already have and what {k} still needs.",
      "Set aside a quiet half hour, because {j} suffers most from interruptions.",
      "Do the part you are least sure about first and leave the rest for later.",
      "Ask somebody who has dealt with {j} before to look over your plan.",
      "When something does not work, change one thing at a time and try once more.",
      "Keep short notes on {k}, so the next attempt starts where this one ended.",
      "Give yourself a clear sign that tells you when {j} is done.",
    ],
  },
  opinion: {
    openers: [
      "There are good arguments on more than one side of {k}.",
      "People weigh {k} differently, and both camps have a point.",
      "It depends on what matters most to you about {k}.",
      "A fair answer on {k} has to name the trade-off.",
      "Reasonable people disagree about {k}.",
    ],
    bodies: [
      "Those in favour tend to stress the freedom that {k} brings.",
      "Those against it worry about cost and about who carries the risk of {j}.",
      "Much of the disagreement turns on how far ahead one looks.",
      "Your own budget and the people around you may settle {j} more than any principle.",
      "A small trial often tells more about {k} than a long discussion.",
      "Whatever you choose, decide in advance what would change your mind about {j}.",
    ],
  },
  operation: {
    openers: [
      "Sure! I kept the meaning of {k} and changed as little as possible.",
      "Here is how I would handle {k}.",
      "Done in order, this is quick work: {k} first, then {j}.",
      "I read the text once for {k} and once for structure.",
      "This can be done directly from what you gave me about {k}.",
    ],
    bodies: [
      "The part about {k} stays at the front, since everything else leans on it.",
      "Items that belong with {j} are kept together.",
      "Where two readings were possible I took the simpler one.",
      "Nothing was added that the original does not say.",
      "Please compare the result with your text, especially around {j}.",
      "If you prefer another order for {k}, only the first line has to change.",
    ],
  },
  harm: {
    openers: [
      "I would rather not help with anything around {k} that could hurt somebody.",
      "This touches on {k}, so safety has to come first.",
      "Please be careful here; {k} can do lasting damage.",
      "I cannot support this part of the request about {k}.",
    ],
    bodies: [
      "If there is a worry behind the question, talking to somebody you trust is a good start.",
      "A qualified professional can look at {j} without judging you.",
      "There are lawful ways to reach the goal behind {k}, and I am glad to go through them.",
      "In an emergency the local services are the right people to call.",
      "I can explain how to protect yourself from {j} instead.",
      "Keeping other people safe matters more than a quick answer.",
    ],
  },
  fact: {
    openers: [
      "In short, {k} is best understood together with {j}.",
      "Here is what can be said about {k} in general.",
      "The question about {k} has a simple part and a harder part.",
      "A helpful way into {k} is to look at what surrounds it.",
      "Let me take {k} first and come to {j} afterwards.",
      "There is a short answer on {k} and a longer one.",
    ],
    bodies: [
      "Most introductions treat {k} side by side with {j}, because one explains the other.",
      "What looks like a single subject often turns out to be several small ones.",
      "A good reference work will give the exact wording for {k}.",
      "Examples make {j} clearer than a definition does.",
      "It is useful to ask where {k} comes from and what it is used for.",
      "The details of {j} vary from place to place, so check them for your own case.",
      "Once the terms are clear, the rest of {k} is easier to follow.",
    ],
  },
  plain: {
    openers: [
      "Thank you for bringing up {k}.",
      "Let us look at {k} together.",
      "Here are some thoughts on {k}.",
      "I understand this as a request about {k}.",
      "There is a good deal to say about {k}, so I keep to the essentials.",
    ],
    bodies: [
      "The first thing to settle is what {k} should achieve for you.",
      "It may help to describe an outcome for {j} that you would be happy with.",
      "A concrete example would let me be more precise about {k}.",
      "In most cases {j} can wait until the larger question is answered.",
      "If I have misread the request, a single extra sentence about {k} will put me right.",
      "Small, regular attention does more for {j} than one great effort.",
    ],
  },
};

/** Sentences that fit any request; they fill a reply up where its own kind has said enough. */
export const GENERAL_BODIES = [
  "Take the parts that suit you and leave the others aside.",
  "It is fine to begin before everything about {k} is clear.",
  "A second pair of eyes catches what one misses alone.",
  "Where {j} is concerned, simple habits hold up better than clever tricks.",
  "Time spent on understanding {k} is rarely wasted.",
  "Try it on a small scale and see how {j} responds.",
  "Think about who else is affected by {k} and tell them early.",
  "Writing the question down in your own words often shows half of the answer.",
  "The context you gave about {k} was useful.",
  "An hour of rest can do more than an hour of worry over {j}.",
];

export const CLOSERS = [
  "Let me know which part of {k} you would like to explore further.",
  "I am glad to go into {j} in more depth.",
  "Tell me a little more about {k} and I will adapt this.",
  "Does this match what you had in mind for {j}?",
  "Feel free to ask about any single point.",
  "I hope this gives you a useful start with {k}.",
  "With a few more details I could be more specific.",
  "If {j} matters more to you, say so and I will begin there.",
];
