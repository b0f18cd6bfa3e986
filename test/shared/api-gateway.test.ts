import { methodName, schemeOf, shownAddress, STAGE_DEFAULT } from '../../shared/api-gateway';

test.each([
  [STAGE_DEFAULT, 'the default'],
  ['~1patients/GET', 'GET /patients'],
  ['~1patients~1{id}/*', '* /patients/{id}'],
  ['~1/POST', 'POST /'],
  ['~1a~01b/PUT', 'PUT /a~1b'],
  ['labs/GET', 'GET labs'],
])('methodName reads %s', (key, name) => {
  expect(methodName(key)).toBe(name);
});

test.each([
  ['https://ehr.example.org', 'https'],
  ['HTTPS://ehr.example.org', 'https'],
  ['https://${stageVariables.host}/x', 'https'],
  ['${stageVariables.url}', 'variable'],
  ['${stageVariables.scheme}://ehr.example.org', 'variable'],
  ['http${stageVariables.s}://ehr.example.org', 'variable'],
  ['http://${stageVariables.host}/x', 'other'],
  ['http://ehr.example.org/${stageVariables.path}', 'other'],
  ['http://ehr.example.org?next=https://ehr.example.org', 'other'],
  ['arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/a/b/c', 'other'],
])('schemeOf reads %s', (uri, scheme) => {
  expect(schemeOf(uri)).toBe(scheme);
});

test.each([
  ['https://ehr.example.org/fhir', 'https://ehr.example.org/fhir'],
  ['http://ehr.example.org/fhir?key=s3cret&x=1#y', 'http://ehr.example.org/fhir'],
  ['http://user:p@ss@ehr.example.org/a@b', 'http://ehr.example.org/a@b'],
  [
    'arn:aws:servicediscovery:us-east-1:111122223333:service/srv-1?v=2',
    'arn:aws:servicediscovery:us-east-1:111122223333:service/srv-1',
  ],
])('shownAddress of %s', (uri, shown) => {
  expect(shownAddress(uri)).toBe(shown);
});
