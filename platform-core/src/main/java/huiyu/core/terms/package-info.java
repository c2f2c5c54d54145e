/**
 * What a family is promised and how its case is reviewed: a tenant's dated policy on casework, frozen in the case at
 * acceptance. Promise and its clock in working days, review chain 审核链 and its levels, sampling. Knows no case. Uses policy.
 */
package huiyu.core.terms;
