using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Requests;

[Collection(GatewayTests.Name)]
public sealed class TlsTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Kestrels_own_configuration_serves_over_tls_and_holds_browsers_to_it()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        string folder = Directory.CreateTempSubdirectory("orleanstune-tls-").FullName;
        try
        {
            string certificateFile = Path.Combine(folder, "tls.pem");
            string keyFile = Path.Combine(folder, "tls.key");
            await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
            await using var front = await gateway.StartAnotherAsync(builder =>
            {
                builder.WebHost.UseKestrelHttpsConfiguration();
                builder.Configuration["Kestrel:Endpoints:Https:Url"] = "https://127.0.0.1:0";
                builder.Configuration["Kestrel:Endpoints:Https:Certificate:Path"] = certificateFile;
                builder.Configuration["Kestrel:Endpoints:Https:Certificate:KeyPath"] = keyFile;
            });
            using var handler = new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
            };
            using var http = new HttpClient(handler) { BaseAddress = front.Address };
            Assert.Equal("https", front.Address.Scheme);
            using var answer = await http.GetAsync("health/live");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
