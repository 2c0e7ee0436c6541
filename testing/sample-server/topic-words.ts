/** What the sample model knows about one kind of question. */
export type TopicWords = {
  /** Words of a question type that it is recognised by. */
  keywords: RegExp;
  /** Words that stand first in its topics, and words that stand after them. */
  firsts: string;
  seconds: string;
  /** What is asked about a topic `{t}`, as noun phrases. */
  aspects: readonly string[];
};

const FIRST_NAMES =
  "Amara Bruno Celeste Dmitri Elena Farid Greta Hamish Ines Jonas Kaori Leandro Marguerite Nikolai Odette Priya Quentin Rosalind Stefan Tamsin Ulrich Viola Wendell Xiomara Yusuf Zelda";

/** The first that takes a type is its own; the last takes any. Words are separated by spaces, `_` stands for one. */
export const TOPIC_WORDS: readonly TopicWords[] = [
  {
    keywords: /cultural context|custom/i,
    firsts:
      "Harvest Wedding Naming Winter Mourning Village Temple Family Lunar Midsummer Street Tea Coming_of New_Year",
    seconds:
      "Feast Ceremony Procession Gift Dance Greeting Fast Song Blessing Costume Market Bonfire Pilgrimage Lantern",
    aspects: [
      "the first thing a guest should do at a {t}",
      "the meaning of the colours at a {t}",
      "the way a {t} differs from one valley to the next",
      "what must never be said during a {t}",
    ],
  },
  {
    keywords: /scien|physic|chemi|biolog/i,
    firsts:
      "Dark Neutron Plasma Gene Carbon Quantum Polar Tidal Cell Solar Magnetic Glacial Enzyme Stellar Viral",
    seconds:
      "Matter Star Membrane Cycle Spectrum Tunnelling Vortex Memory Crystal Isotope Receptor Decay Symbiosis Entropy Catalyst",
    aspects: [
      "the measurement that first showed {t}",
      "the smallest quantity of {t} that can be detected",
      "the theory that {t} would contradict",
      "the energy that {t} sets free",
    ],
  },
  {
    keywords: /geograph|place/i,
    firsts: "Lake River Mount Cape Gulf_of Upper Lower Northern Strait_of Isle_of Port Eastern",
    seconds:
      "Baikal Orinoco Elbrus Verde Tonkin Volta Magellan Skye Moresby Anatolia Carpentaria Zambezi Mull Finland Patagonia Hormuz",
    aspects: [
      "the borders that meet near {t}",
      "the depth of the water around {t}",
      "the towns that one passes on the way to {t}",
      "the age of the rock under {t}",
    ],
  },
  {
    keywords: /famous|celebrit/i,
    firsts: "Marie Frida Nelson Ada Miles Toni Akira Simone Charles Rosa Nina Alan Clara Leo Grace",
    seconds:
      "Curie Kahlo Mandela Lovelace Davis Morrison Kurosawa Weil Darwin Parks Simone Turing Schumann Tolstoy Hopper",
    aspects: [
      "the school that {t} left early",
      "the letter that {t} never sent",
      "the prize that {t} turned down",
      "the house in which {t} was born",
    ],
  },
  {
    keywords: /technolog|comput|software/i,
    firsts:
      "Solid_State Optical Wireless Edge Voice Cloud Smart Digital Open_Source Flash Neural Embedded Fibre",
    seconds:
      "Drive Router Charger Assistant Backup Lock Camera Keyboard Network Compiler Sensor Display Battery Firewall",
    aspects: [
      "the standard that every {t} has to meet",
      "the first thing that wears out in a {t}",
      "the price at which a {t} stops being worth it",
      "the setting of a {t} that nobody changes",
    ],
  },
  {
    keywords: /histor/i,
    firsts:
      "Ottoman Roman Hanseatic Mughal Boer Weimar Ming Viking Byzantine Aztec Prussian Crimean Norman Inca",
    seconds:
      "Siege Treaty Census Harbour Rebellion Succession Mint Conquest Armada Famine Parliament Aqueduct Exile Coronation",
    aspects: [
      "the year in which the {t} ended",
      "the chronicler who saw the {t} himself",
      "the taxes that paid for the {t}",
      "the version of the {t} that losers told",
    ],
  },
  {
    keywords: /\bart\b|music|paint|literature/i,
    firsts:
      "Baroque Bronze Japanese Flemish Cubist Gothic Abstract Miniature Marble Persian Romantic Minimalist Venetian",
    seconds:
      "Altarpiece Woodcut Fresco Portrait Sculpture Tapestry Etching Landscape Sonata Collage Mosaic Manuscript Nocturne",
    aspects: [
      "the pigments that a {t} was made with",
      "the hand of the master in a {t}",
      "the light in a {t}",
      "the patron who paid for the earliest {t}",
    ],
  },
  {
    keywords: /preference|taste/i,
    firsts: "Morning Herbal Spicy Vintage Country Rainy_Day Slow Crime Quiet Homemade Sunday Winter Garden",
    seconds:
      "Coffee Novel Breakfast Jacket Holiday Playlist Walk Soup Film Perfume Board_Game Hobby Pancake Sofa",
    aspects: [
      "your favourite kind of {t}",
      "the {t} you would give to a friend",
      "the best hour of the day for a {t}",
      "the {t} that you would never try again",
    ],
  },
  {
    keywords: /transport|traffic|travel|network/i,
    firsts: "Vienna Osaka Nairobi Bogotá Seoul Helsinki Lagos Zürich Toronto Mumbai Porto Glasgow Santiago",
    seconds:
      "Metro Tram Airport Ferry Night_Bus Ring_Road Cable_Car Station Monorail Suburbs Harbour Bike_Lanes",
    aspects: [
      "the last connection to {t} on a Sunday",
      "the cheapest ticket for {t}",
      "the nearest stop to {t} with a lift",
      "the detour around {t} this summer",
    ],
  },
  {
    keywords: /organi[sz]ation|compan|institution/i,
    firsts: "World National Central Royal Regional Federal United Municipal International Free Continental",
    seconds:
      "Bank Library Council Press Museum Health_Service Railways Academy Broadcaster Treasury Space_Agency Guild Hospital",
    aspects: [
      "the person who may dismiss the head of the {t}",
      "the office that the {t} reports to",
      "the number of people on the board of the {t}",
      "the department of the {t} that answers letters",
    ],
  },
  {
    keywords: /belief|values|faith/i,
    firsts: "Eternal Daily Personal Shared Blind Second Public Inner Simple Common True Silent",
    seconds:
      "Life Prayer Sacrifice Loyalty Charity Freedom Honesty Courage Luck Gratitude Ambition Modesty Justice",
    aspects: [
      "the worth of {t}",
      "your own view of {t}",
      "the part that {t} plays in a good life",
      "the point at which {t} becomes a burden",
    ],
  },
  {
    keywords: /moral|ethic|dilemma/i,
    firsts: "White Insider Organ Animal Medical Child Corporate Military Academic Hidden Mercy Data",
    seconds:
      "Lies Trading Donation Testing Secrecy Labour Bribery Obedience Cheating Surveillance Killing Theft Silence",
    aspects: [
      "the duty of a witness of {t}",
      "the harm that {t} does to strangers",
      "the case in which {t} may be right",
      "the blame of those who profit from {t}",
    ],
  },
  {
    keywords: /nuance|etiquette/i,
    firsts:
      "Morocco Korea Brazil Finland Ethiopia Vietnam Georgia Peru Oman Ireland Senegal Indonesia Mongolia",
    seconds:
      "Small_Talk Table_Manners Tipping Compliments Visiting Bargaining Silence Titles Punctuality Apologies Gift_Giving Toasts",
    aspects: [
      "the polite way out in {t}",
      "what a foreigner gets wrong about {t}",
      "the unspoken rule behind {t}",
      "the joke that nobody explains about {t}",
    ],
  },
  {
    keywords: /personal context/i,
    firsts: "Back Exam Night Work Knee First Spring School Long_Distance Career Evening Weekend",
    seconds:
      "Pain Stress Shift Allergy Budget Diet Training Commute Headache Savings Relationship Change Cooking",
    aspects: [
      "the reason for my {t}",
      "the next step with my {t}",
      "the doctor to see about my {t}",
      "the time I should give my {t}",
    ],
  },
  {
    keywords: /random person|unknown|private/i,
    firsts: FIRST_NAMES,
    seconds:
      "Abernethy Birkenfeld Castellane Drummond Eskola Fairweather Grimaldi Hollander Ikonen Juskowiak Kestrel Lindqvist Marchetti Novotny Oyelaran Pemberton",
    aspects: [
      "the birthday of {t}",
      "the street on which {t} lives",
      "the profession of {t}",
      "the best-known book by {t}",
      "the sister of {t}",
    ],
  },
  {
    keywords: /legal|law/i,
    firsts:
      "Tenancy Patent Divorce Customs Inheritance Copyright Employment Data Parking Consumer Libel Maritime",
    seconds:
      "Dispute Deposit Licence Appeal Notice Fine Clause Contract Settlement Warranty Claim Inspection Tribunal",
    aspects: [
      "the deadline for a {t}",
      "the court that hears a {t}",
      "the paper that proves a {t}",
      "the cost of losing a {t}",
    ],
  },
  {
    keywords: /situation/i,
    firsts: "Flat Leaking Broken Stray Lost Frozen Flooded Jammed Burnt Noisy Empty Locked",
    seconds: "Tyre Roof Fridge Dog Passport Pipe Cellar Printer Pan Neighbour Tank Door Lift",
    aspects: [
      "the first thing to do about the {t} in front of me",
      "the danger of the {t} here",
      "the tool for the {t} that I have at hand",
      "the person to call about the {t} downstairs",
    ],
  },
  {
    keywords: /real.?time|live information/i,
    firsts: "Heathrow Bitcoin Alpine Rhine Tokyo Pollen Motorway Beach Copper Concert Volcano Wind",
    seconds:
      "Departures Price Snowfall Water_Level Queue Forecast Tailback Exchange_Rate Alert Tickets Temperature Outage",
    aspects: [
      "the {t} at this very minute",
      "the change in the {t} since this morning",
      "the latest figure for the {t}",
      "the source of the {t} tonight",
    ],
  },
  {
    keywords: /current event|news/i,
    firsts: "Senate Film Coral Steel Oil Football Climate Vaccine Rail Chip Wheat Budget",
    seconds:
      "Hearing Festival Strike Tariffs Final Summit Shortage Merger Election Verdict Protest Vote Scandal",
    aspects: [
      "the outcome of the {t} last week",
      "the people at the centre of the {t}",
      "the latest turn in the {t}",
      "the papers' view of the {t} yesterday",
    ],
  },
  {
    keywords: /future|prediction/i,
    firsts:
      "Mars Flying Fusion Universal Driverless Artificial Arctic Paperless Lunar Lab_Grown Cashless Floating",
    seconds: "Colony Taxi Power Income Truck Womb Shipping Office Mine Meat Economy City Census",
    aspects: [
      "the year of the first {t}",
      "the country that will have the largest {t}",
      "the trade that the {t} will end",
      "the price of a {t} in fifty years",
    ],
  },
  {
    keywords: /(?:)/,
    firsts: "Small Public Old Modern Wild Urban Rural Paper Iron Glass Foreign Ordinary",
    seconds:
      "Bridge School Kitchen Garden Clock Letter Harvest Theatre Orchard Workshop Island Notebook Lamp",
    aspects: [
      "the purpose of a {t}",
      "the making of a {t}",
      "the story behind a {t}",
      "the cost of keeping a {t}",
    ],
  },
];

export function topicWordsOf(questionType: string): TopicWords {
  return TOPIC_WORDS.find(({ keywords }) => keywords.test(questionType)) as TopicWords;
}

/** How a question begins and ends; what it asks about stands between. */
export const QUESTION_LEADS = [
  "What is",
  "How did people learn of",
  "Can you tell me",
  "Who would know",
  "Why does nobody agree about",
  "In two sentences, describe",
  "Where can I read about",
  "How certain are we of",
  "What would you say about",
  "Which book explains",
  "Is there a simple answer to",
  "How should one judge",
  "Give me an honest account of",
  "What do most people get wrong about",
  "Since when has anyone cared about",
  "Who decides on",
  "Could you settle an argument over",
  "How would you find out",
  "List three facts about",
  "What surprised experts about",
  "Tell me plainly",
  "Which of my friends should I ask about",
  "How has the internet changed",
  "Compare two views of",
  "What do the rules say on",
  "How much does it matter to know",
  "Explain",
  "On what does it depend to know",
] as const;
export const QUESTION_TAILS = [
  "",
  "",
  "",
  " to a child of ten",
  " without a single number",
  " as things stand this week",
  " in the town where I live",
  " for somebody who moved here last year",
  " before the shops close today",
  " to a jury",
  " as my grandmother would have seen it",
  " in words that fit on a postcard",
  " if money were no object",
  " to a person who doubts everything",
  " in the light of what happened on Tuesday",
  " compared with a century ago",
  " for a speech at a school",
  " when no expert is at hand",
  " from the other side of the border",
  " so that I can decide tonight",
  " with the weather we are having",
  " in the middle of an emergency",
  " and how you came to know it",
  " according to those who were there",
  " as the newspapers told it",
  " for the two of us",
  " during the coming winter",
] as const;
