/** People whose own cost nears ruin, found from settled bills before they ask, and what became of each warning. */
package huiyu.assistance.warning;
