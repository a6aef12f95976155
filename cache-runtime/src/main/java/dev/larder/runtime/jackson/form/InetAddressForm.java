package dev.larder.runtime.jackson.form;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Internet addresses as {@code name/address}, or the address alone; neither way asks a name server. */
final class InetAddressForm {

    private InetAddressForm() {}

    static TextForm<InetAddress> form() {
        return new TextForm<>(InetAddress.class, InetAddressForm::text, InetAddressForm::address);
    }

    private static @Nullable String text(InetAddress address) {
        if (address instanceof Inet6Address wide && wide.getScopeId() != 0) {
            return null;
        }
        // Without a lookup: the name that the address holds, if any, stands before the slash.
        String text = address.toString();
        return text.startsWith("/") ? text.substring(1) : text;
    }

    private static InetAddress address(String text) {
        int slash = text.lastIndexOf('/');
        String digits = text.substring(slash + 1);
        if (!digits.matches("([0-9]+\\.){3}[0-9]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("no address");
        }
        try {
            byte[] bytes = InetAddress.getByName(digits).getAddress();
            return slash < 0
                    ? InetAddress.getByAddress(bytes)
                    : InetAddress.getByAddress(text.substring(0, slash), bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address", e);
        }
    }
}
