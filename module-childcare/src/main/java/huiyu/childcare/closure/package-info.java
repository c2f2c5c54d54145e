/** Orderly closure 关停: children go elsewhere, prepaid fees and vouchers are settled, funds that are no longer due come back. */
package huiyu.childcare.closure;
