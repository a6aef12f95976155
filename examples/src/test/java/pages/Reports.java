package pages;

import dev.larder.annotation.Cached;
import java.time.YearMonth;

public interface Reports {

    record Report(YearMonth month, long orders) {}

    final class NoSuchReportException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NoSuchReportException(YearMonth month) {
            super("there is no report of " + month);
        }
    }

    @Cached(
            key = "monthly:{month}",
            ttl = "1h",
            refreshAfter = "45m", // from then on, one caller loads in the background
            staleIfError = "1d", // while the database fails, an old report is served
            rethrow = NoSuchReportException.class,
            softLoadDeadline = "200ms", // an old report after 200 ms, if there is one
            hardLoadDeadline = "5s") // an exception after 5 s otherwise
    Report monthly(YearMonth month);
}
