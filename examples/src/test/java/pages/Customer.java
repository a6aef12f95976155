package pages;

public record Customer(long id, Address address) {

    public record Address(String city, String country) {}
}
