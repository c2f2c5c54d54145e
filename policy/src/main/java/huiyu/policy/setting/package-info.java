/**
 * The settings of the building blocks a programme is made of. A {@link huiyu.policy.setting.Schema} lists a block's fields
 * with type and doc – for validation, for forms and for reference pages alike. A field holds a value, or {@code $key}: the
 * parameter of that key, read for the day in question.
 */
package huiyu.policy.setting;
