/** What a first look needs: provinces, cities, people, systems and policy, all made through the API as anybody would. */
package huiyu.standalone.demo;
