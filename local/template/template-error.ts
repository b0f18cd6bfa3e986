import { ServiceError } from '../errors';

/** @param path where in the template, such as Resources.A.Properties */
export const templateError = (path: string, message: string): ServiceError =>
  new ServiceError('ConformancePackTemplateValidationException', `${path}: ${message}`);
