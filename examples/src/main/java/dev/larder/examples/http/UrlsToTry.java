package dev.larder.examples.http;

import dev.larder.examples.Application;
import java.io.PrintStream;

/** Tells somebody at a terminal what to try. */
public final class UrlsToTry {

    private UrlsToTry() {}

    /** Prints commands that call the server at this port, and others that look into its Redis. */
    public static void print(Application application, int port, PrintStream out) {
        String url = "http://127.0.0.1:" + port;
        String prefix = application.keyPrefix();
        out.println(
                "The storefront answers at " + url + " until Ctrl-C. Try each of these twice, and see Server-Timing:");
        out.println();
        out.println("  curl -i " + url + "/users/1");
        out.println("  curl -i " + url + "/users/1/orders");
        out.println("  curl -i " + url + "/categories/books/products");
        out.println("  curl -i " + url + "/categories/books/sales");
        out.println("  curl -i '" + url + "/products?words=bread&maxPrice=40'");
        out.println("  curl -i " + url + "/products/3/rating");
        out.println("  curl -i '" + url + "/products/batch?ids=1,2,3'");
        out.println("  curl -i " + url + "/categories/books/sales/later");
        out.println();
        out.println("Then change something, and read again:");
        out.println();
        out.println("  curl -i -X PUT " + url + "/users/1 -d '{\"name\": \"Ada\", \"email\": \"ada@example.org\"}'");
        out.println("  curl -i -X POST " + url + "/users/1/orders -d '{\"productId\": 7, \"quantity\": 2}'");
        out.println("  curl -i -X PUT " + url + "/products/1/price -d '{\"price\": 19.90}'");
        out.println("  curl -i -X POST " + url
                + "/products/3/reviews -d '{\"author\": \"Ada\", \"stars\": 5, \"text\": \"Every star named.\"}'");
        out.println("  curl -i -X POST " + url + "/carts/7 -d '{\"productId\": 3, \"quantity\": 2}'");
        out.println("  curl -i -X DELETE " + url + "/users/1");
        out.println();
        out.println("What the caches did, and what stands in Redis:");
        out.println();
        out.println("  curl " + url + "/statistics");
        out.println("  curl " + url + "/health");
        out.println("  " + application.redis().redisCli("--scan"));
        out.println("  " + application.redis().redisCli("get " + prefix + "user:1:profile"));
        out.println("  " + application.redis().redisCli("ttl " + prefix + "user:1:profile"));
        out.println();
    }
}
