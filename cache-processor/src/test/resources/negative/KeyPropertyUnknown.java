package negative;

import dev.larder.annotation.*;
import java.util.*;

interface Users {
    @Evicts(pattern = "user:{user.nmae}") // error: KeyPropertyUnknown
    void a(User user);

    @Evicts(pattern = "customer:{customer.id}") // error: KeyPropertyUnknown
    void b(Customer customer);
}

record User(long id, String name) {}

/** As kapt shows {@code data class Customer(val id: CustomerId)} with a value class. */
@kotlin.Metadata(d2 = {"Lnegative/Customer;", "", "id", "Lnegative/CustomerId;", "getId-7sn3pKw", "()J"})
final class Customer {
    private final long id = 0;
}
