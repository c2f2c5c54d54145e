/** Places 托位: rooms, the children and carers in them on a day, premises handed over by developers, open days. */
package huiyu.childcare.place;
