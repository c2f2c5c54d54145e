/**
 * Reading what people write: a plain tree of maps, lists and scalars – from a YAML file, a case overlay or JSON in a
 * database – becomes typed values, and every error names its field path. {@link huiyu.policy.definition.Schema} describes
 * the fields of a block once; validation, evaluation and forms all use that description.
 */
package huiyu.policy.definition;
