namespace Whence.Apps.Tests.Web;

internal static class ClientReading
{
    /// <summary>The body, whatever the status.</summary>
    public static async Task<byte[]> GetByteArrayOrEmpty(this HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
