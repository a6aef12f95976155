/** The listings of the pages in {@code docs/}: {@code PagesTest} finds each of them here, where it is compiled. */
package pages;
