using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Tests.Compose;

public sealed class RouteStepTests
{
    [Fact]
    public void What_a_service_inherits_came_by_its_extends_and_shares_one_route()
    {
        var set = ComposeCases.Load("""
            -- compose.yaml --
            services:
              base:
                image: x
                command: [a, b]
                environment: { KEY: value }
              app:
                extends: base
            """);

        var service = Assert.IsType<ComposeMapping>(set.At("services", "app"));
        var (image, command, environment) = (service.Find("image"), Assert.IsType<ComposeSequence>(service["command"]), Assert.IsType<ComposeMapping>(service["environment"]));

        Assert.Contains("inherited by this 'extends'", Assert.Single(image!.Value.Value.Origin.Via).Message, StringComparison.Ordinal);
        Assert.All([image.Value.KeyOrigin, command.Origin, command.Items[0].Origin, environment.Entries[0].KeyOrigin, environment.Entries[0].Value.Origin],
            origin => Assert.Same(image.Value.Value.Origin.Route, origin.Route));
        Assert.Empty(Assert.IsType<ComposeMapping>(set.At("services", "base"))["image"]!.Origin.Via);
    }
}
