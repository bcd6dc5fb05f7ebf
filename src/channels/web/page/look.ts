/** How the renderer measures and colours. Colours are the style sheet's own, so that dark and light follow it. */
const inks = (ink: string) => ({
  default: { default: ink, subtle: 'var(--quiet)' },
  accent: { default: 'var(--accent)', subtle: 'var(--accent)' },
  attention: { default: 'var(--attention)', subtle: 'var(--attention)' },
  good: { default: 'var(--good)', subtle: 'var(--good)' },
});

const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors: inks('var(--ink)') });

export const LOOK = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 16, default: 18, medium: 20, large: 28, extraLarge: 32 },
  lineHeights: { small: 24, default: 28, medium: 28, large: 36, extraLarge: 40 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  spacing: { small: 8, default: 12, medium: 20, large: 28, extraLarge: 36, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  textBlock: { headingLevel: 2 },
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--raised)'),
    accent: style('var(--accent-paper)'),
    good: style('var(--good-paper)'),
    attention: style('var(--attention-paper)'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { weight: 'bolder', color: 'attention', spacing: 'small' },
  },
  actions: {
    maxActions: 5,
    spacing: 'default',
    buttonSpacing: 0,
    allowTitleToWrap: true,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
  },
  adaptiveCard: { allowCustomStyle: false },
};
