/** Catalogues 文案目录: every text for people, Chinese and English, stands in properties files that core and the modules bring. */
package huiyu.core.wording;
