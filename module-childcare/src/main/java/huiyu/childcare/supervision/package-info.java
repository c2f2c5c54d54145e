/** Supervision 监管: classes of institutions, and random draws that anybody can verify from a published seed. */
package huiyu.childcare.supervision;
