/** What Slack calls a fault, or what kind of error it is. */
export function nameOf(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return 'unknown';
  const data: unknown = 'data' in fault ? fault.data : undefined;
  if (typeof data === 'object' && data !== null && 'error' in data) return String(data.error);
  return 'code' in fault ? String(fault.code) : fault instanceof Error ? fault.name : 'unknown';
}
