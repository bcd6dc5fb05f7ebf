import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { BotError } from '../../src/errors.ts';

function faultOf(environment: Record<string, string>): BotError {
  try {
    readConfig(environment);
  } catch (fault) {
    if (fault instanceof BotError) return fault;
    throw fault;
  }
  throw new Error('there was no fault');
}

describe('The configuration', () => {
  it('is whole without a single variable', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3978,
      databaseUrl: 'sqlite:./data/jamlots.db',
      organisationFile: undefined,
      language: 'sv',
      administrator: undefined,
      person: 'local@localhost',
      tryOpen: true,
      metricsPort: undefined,
      logLevel: 'info',
    });
  });

  it('takes an empty variable as one that is not set', () => {
    const names = ['HOST', 'PORT', 'DATABASE_URL', 'JAMLOTS_ORGANISATION', 'JAMLOTS_LANGUAGE', 'JAMLOTS_ADMIN'];
    const more = ['JAMLOTS_PERSON', 'JAMLOTS_TRY', 'JAMLOTS_METRICS_PORT', 'JAMLOTS_LOG_LEVEL'];

    expect(readConfig(Object.fromEntries([...names, ...more].map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', '99999'],
    ['PORT', 'många'],
    ['PORT', '1.5'],
    ['DATABASE_URL', 'mysql://bot:hemligt@db/jamlots'],
    ['DATABASE_URL', 'sqlite:'],
    ['JAMLOTS_LANGUAGE', 'de'],
    ['JAMLOTS_ADMIN', 'hemligt'],
    ['JAMLOTS_PERSON', 'hemligt'],
    ['JAMLOTS_TRY', 'kanske'],
    ['JAMLOTS_METRICS_PORT', '-1'],
    ['JAMLOTS_LOG_LEVEL', 'hög'],
  ])('names the variable that has a fault, and never says what stands in it: %s=%s', (name, value) => {
    const { code, message } = faultOf({ [name]: value });

    expect(code).toBe('CONFIGURATION_FAULTY');
    expect(message).toMatch(new RegExp(`^${name}: .{8,}`, 'mu'));
    expect(message).not.toContain('hemligt');
    expect(message).not.toContain(`"${value}"`);
  });

  it('tells every fault at once', () => {
    const { message } = faultOf({ PORT: 'x', JAMLOTS_TRY: 'x', JAMLOTS_LANGUAGE: 'x' });

    expect(
      message
        .split('\n')
        .slice(1)
        .map((line) => line.split(':')[0]),
    ).toEqual(['PORT', 'JAMLOTS_LANGUAGE', 'JAMLOTS_TRY']);
  });
});
