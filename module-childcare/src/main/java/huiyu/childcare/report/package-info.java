/** Reports 报表 that are due every month or year: a definition, a calendar, figures frozen when prepared, a second person's signature. */
package huiyu.childcare.report;
