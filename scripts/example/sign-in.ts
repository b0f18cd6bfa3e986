/** How patients and referring physicians sign in. */
import { arnOf, DOMAIN, HOME } from './account';
import type { JsonObject, Resource } from './item';
import { hex, upperCase, uuid } from './random';

/** With what users sign in to each pool, and what Cognito verifies of it. */
const pools: readonly { name: string; mfa: 'OFF' | 'ON'; length: number; signIn: JsonObject }[] = [
  {
    name: 'patients',
    mfa: 'ON',
    length: 12,
    signIn: { AutoVerifiedAttributes: ['email'], UsernameAttributes: ['email'] },
  },
  // Check-in with the number on the card.
  { name: 'kiosk', mfa: 'OFF', length: 6, signIn: { AutoVerifiedAttributes: ['email'] } },
  {
    name: 'referring-physicians',
    mfa: 'ON',
    length: 12,
    signIn: { AliasAttributes: ['email', 'preferred_username'], AutoVerifiedAttributes: ['phone_number'] },
  },
  { name: 'volunteers', mfa: 'OFF', length: 8, signIn: { UsernameAttributes: ['email', 'phone_number'] } },
];

const poolId = (name: string): string => `${HOME}_${upperCase(`pool ${name}`, 9)}`;

const userPool = ({ name, mfa, length, signIn }: (typeof pools)[number]): Resource => {
  const id = poolId(name);
  return {
    type: 'AWS::Cognito::UserPool',
    id,
    name,
    arn: arnOf('cognito-idp', `userpool/${id}`),
    configuration: {
      Arn: arnOf('cognito-idp', `userpool/${id}`),
      DeletionProtection: mfa === 'ON' ? 'ACTIVE' : 'INACTIVE',
      MfaConfiguration: mfa,
      Policies: {
        PasswordPolicy: {
          MinimumLength: length,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: mfa === 'ON',
          RequireUppercase: true,
          TemporaryPasswordValidityDays: 7,
        },
      },
      UserPoolId: id,
      UserPoolName: name,
      ...signIn,
    },
  };
};

/** Other hospitals sign their physicians in themselves; each is a tenant of the referrals application. */
const clients: readonly { name: string; pool: string; url: string; settings?: JsonObject }[] = [
  {
    name: 'patient-portal',
    pool: 'patients',
    url: `https://portal.${DOMAIN}/signed-in`,
    settings: { SupportedIdentityProviders: ['COGNITO'], WriteAttributes: ['email', 'name', 'phone_number'] },
  },
  { name: 'check-in-kiosk', pool: 'kiosk', url: 'http://localhost:8080/signed-in' },
  {
    name: 'referrals-northside',
    pool: 'referring-physicians',
    url: `https://referrals.${DOMAIN}/northside`,
    settings: { SupportedIdentityProviders: ['COGNITO', 'northside-hospital'] },
  },
  // One client for two hospitals, either of which can then sign in as the other.
  {
    name: 'referrals-shared',
    pool: 'referring-physicians',
    url: `https://referrals.${DOMAIN}/shared`,
    settings: { SupportedIdentityProviders: ['northside-hospital', 'county-hospital'] },
  },
  // Physicians without a hospital, who can change the one that they are said to belong to.
  {
    name: 'referrals-direct',
    pool: 'referring-physicians',
    url: `https://referrals.${DOMAIN}/direct`,
    settings: { SupportedIdentityProviders: ['COGNITO'], WriteAttributes: ['email', 'custom:tenant'] },
  },
];

const userPoolClient = ({ name, pool, url, settings = {} }: (typeof clients)[number]): Resource => {
  const id = hex(`client ${name}`, 26);
  return {
    type: 'AWS::Cognito::UserPoolClient',
    id,
    name,
    configuration: {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      CallbackURLs: [url],
      ClientId: id,
      ClientName: name,
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      RefreshTokenValidity: 30,
      UserPoolId: poolId(pool),
      ...settings,
    },
  };
};

export const signIn: readonly Resource[] = [
  ...pools.map(userPool),
  ...clients.map(userPoolClient),
  {
    type: 'AWS::Cognito::IdentityPool',
    id: `${HOME}:${uuid('identity pool')}`,
    name: 'patient_portal',
    configuration: {
      AllowUnauthenticatedIdentities: false,
      CognitoIdentityProviders: [],
      Id: `${HOME}:${uuid('identity pool')}`,
      IdentityPoolName: 'patient_portal',
      Name: 'patient_portal',
    },
  },
];
