package shop;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A bean whose annotations shape the answers of a REST service, as docs/values.md shows it. */
public class Customer {

    private long id;

    @JsonIgnore // hidden from the answers of a REST service, and stored all the same
    private String taxNumber;

    private transient String greeting = "Hello"; // not stored, since it is transient

    Customer() {}

    Customer(long id, String taxNumber) {
        this.id = id;
        this.taxNumber = taxNumber;
    }

    /** Not stored, since it is computed. */
    public String getLabel() {
        return greeting + ", customer " + id;
    }

    String taxNumber() {
        return taxNumber;
    }
}
