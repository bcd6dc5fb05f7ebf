/** A page in place of an answer becomes the SDK's word for the fault, whole: it is cut to what a code can be. */
const LONGEST = 60;

/** What Slack calls a fault, or what kind of error it is; never more than a code's length. */
export function nameOf(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return 'unknown';
  const data: unknown = 'data' in fault ? fault.data : undefined;
  if (typeof data === 'object' && data !== null && 'error' in data) return String(data.error).slice(0, LONGEST);
  return 'code' in fault ? String(fault.code) : fault instanceof Error ? fault.name : 'unknown';
}

/** Whether Slack has answered no: then it has not done what was asked, and will not when asked again. */
export function isAnswer(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'data' in fault;
}
