import { ListWorkgroupsCommand, RedshiftServerlessClient } from '@aws-sdk/client-redshift-serverless';
import { workgroupsOf } from '../../shared/redshift-serverless';
import { answer, fakeClients, type Answer } from '../fake-aws';

async function workgroupsIn(...answers: Answer[]) {
  const permissions = ['redshift-serverless:ListWorkgroups'];
  const found = [];
  for await (const workgroup of workgroupsOf(
    fakeClients(answers, permissions).client(RedshiftServerlessClient, 'us-east-1'),
  ))
    found.push(workgroup);
  return found;
}

test('workgroups are listed page by page, as they are described', async () => {
  expect(
    await workgroupsIn(
      answer(ListWorkgroupsCommand, { workgroups: [{ workgroupArn: 'a', port: 5439 }], nextToken: '2' }),
      answer(ListWorkgroupsCommand, { workgroups: [], nextToken: '3' }, { input: { nextToken: '2' } }),
      answer(ListWorkgroupsCommand, { workgroups: [{ workgroupArn: 'b' }] }, { input: { nextToken: '3' } }),
    ),
  ).toEqual([{ workgroupArn: 'a', port: 5439 }, { workgroupArn: 'b' }]);
});

test('an answer without a list has none', async () => {
  expect(await workgroupsIn(answer(ListWorkgroupsCommand, { workgroups: undefined }))).toEqual([]);
});

test('a workgroup without an ARN cannot be reported', async () => {
  await expect(
    workgroupsIn(answer(ListWorkgroupsCommand, { workgroups: [{ workgroupName: 'w' }] })),
  ).rejects.toThrow('Redshift Serverless lists workgroup w without an ARN');
});
