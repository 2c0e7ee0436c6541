/** Every condition that `--stop-when` takes; apart, so that `--help` need not load what reads them. */
export const STOP_WHEN_EXAMPLE =
  "keep-rate<0.5,parse-rate<90%,repetition>10%,failures>40/min,tokens>80M,hours>12,window=500";
