/** Words for how likely harm is. Nobody is to be put on such a scale, by any name. */
export const LEVELS =
  /\b(high|medium|moderate|low)(er|est)?[ -_]*(risk|danger|concern)\b|\brisk[ -_]*(level|score|band|rating|category|stratif\w*|assessment|matrix)\b|\b(red|amber|green)[ -_]+(risk|rated|rating)\b/i
