/** Errors by the names that AWS Config gives them, with their HTTP status. */
const STATUS = {
  AccessDeniedException: 400,
  ConformancePackTemplateValidationException: 400,
  InternalFailure: 500,
  InvalidConfigurationRecorderNameException: 400,
  InvalidLimitException: 400,
  InvalidNextTokenException: 400,
  InvalidParameterValueException: 400,
  InvalidRecordingGroupException: 400,
  InvalidResultTokenException: 400,
  InvalidRoleException: 400,
  InvalidSignatureException: 403,
  InvalidTimeRangeException: 400,
  LimitExceededException: 400,
  MaxNumberOfConfigRulesExceededException: 400,
  MaxNumberOfConfigurationRecordersExceededException: 400,
  MaxNumberOfConformancePacksExceededException: 400,
  NoAvailableConfigurationRecorderException: 400,
  NoRunningConfigurationRecorderException: 400,
  NoSuchConfigRuleException: 400,
  NoSuchConfigRuleInConformancePackException: 400,
  NoSuchConfigurationRecorderException: 400,
  NoSuchConformancePackException: 400,
  NoSuchDeliveryChannelException: 400,
  RequestEntityTooLargeException: 413,
  ResourceInUseException: 400,
  ResourceNotDiscoveredException: 400,
  SerializationException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 400,
  UnknownOperationException: 400,
  UnmodifiableEntityException: 400,
  ValidationException: 400,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** What a caller did wrong, or what a fault on demand pretends. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }

  get status(): number {
    return STATUS[this.code];
  }
}

export const invalidParameter = (message: string): ServiceError =>
  new ServiceError('InvalidParameterValueException', message);

export const invalidRequest = (message: string): ServiceError =>
  new ServiceError('ValidationException', message);

export const noSuchRule = (name: string): ServiceError =>
  new ServiceError(
    'NoSuchConfigRuleException',
    `There is no Config rule ${name} in this account and Region.`,
  );

export const noSuchPack = (name: string): ServiceError =>
  new ServiceError(
    'NoSuchConformancePackException',
    `There is no conformance pack ${name} in this account and Region.`,
  );
