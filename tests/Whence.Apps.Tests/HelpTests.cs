namespace Whence.Apps.Tests;

public sealed class HelpTests
{
    [Fact]
    public void The_engine_is_reachable_from_the_applications() => Assert.NotNull(Reader.English);
}
