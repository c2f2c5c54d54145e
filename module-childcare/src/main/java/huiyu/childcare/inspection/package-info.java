/** Joint inspections 联合检查 with findings and deadlines, parents' feedback, incident reports with their own clock. */
package huiyu.childcare.inspection;
