/** Words that say nothing about a request's subject, and the verbs instructions are made of. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as ask at be because been before being below best between
  both but by can come compose could create define describe did difference discuss do does doing done each explain
  few find first following for from gave generate get give given go good had has have having he help her here him
  his how i identify if imagine in into is it its just know let like list long made make many may me might more most
  much must my need no nor not now of off on once one only or other our out over own please provide say see seems
  several she short should show so some someone something suggest such take tell than that the their them then there
  these they think this those three through to too top two under until up us use used using very want was way we were
  what when where which while who whom whose why will with word words would write you your
  add answer appropriate anything calculate change check choose classify come complete consider contains convert convince
  correct could decide design detect determine discover edit else everything explain extract fill final fix funny
  generating given group here's include includes including interesting involve judge less lets logical match name
  negative new news nothing number paraphrase people perform person piece plan positive possible predict produce
  question read recommend related replace represent return rewrite right sentence simple solve sort sounds structured
  summarize talk task text thing things translate try turn verify wants whether without related relevant`.split(
    /\s+/,
  ),
);
