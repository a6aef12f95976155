package pages;

import java.math.BigDecimal;
import java.time.Instant;

public record Order(long id, long customer, BigDecimal total, Instant placed) {}
