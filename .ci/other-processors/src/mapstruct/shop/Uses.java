package shop;

final class Uses {
    private Uses() {}

    static Users.Mapping mapping() {
        return new Users$MappingImpl();
    }

    static Users cached(Users users, dev.larder.runtime.Larder larder) {
        return new CachedUsers(users, larder);
    }
}
