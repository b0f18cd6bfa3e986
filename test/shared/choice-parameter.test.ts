import { choiceParameter } from '../../shared/choice-parameter';
import { parseParameters } from '../../shared/parameters';

const parameters = {
  destination: choiceParameter({
    default: 'any',
    choices: ['any', 'Logs'],
    description: 'Where logs go.',
  }),
};
const destinationOf = (given: Readonly<Record<string, unknown>>) =>
  parseParameters('a-rule', parameters, given).destination;

describe('choiceParameter', () => {
  test('is the default where nothing is given', () => {
    expect(destinationOf({})).toBe('any');
    expect(destinationOf({ destination: '' })).toBe('any');
  });

  test('takes a choice in any letter case', () => {
    expect(destinationOf({ destination: ' LOGS ' })).toBe('Logs');
  });

  test.each(['log', 'any,Logs', 7, ['any', 'Logs'], {}])('refuses %p', (source) => {
    expect(() => destinationOf({ destination: source })).toThrow(
      'a-rule: parameter destination takes one of any, Logs, got ',
    );
  });

  test('formats a value as AWS Config carries it, and reads it back', () => {
    expect(parameters.destination.format('Logs')).toBe('Logs');
    expect(parameters.destination.inPack).toBe(false);
  });
});
