/** What parents see 公众查询: a projection of filed institutions, open to everybody, without a child or a person in it. */
package huiyu.childcare.publication;
