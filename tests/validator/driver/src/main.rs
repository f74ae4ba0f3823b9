//! Makes requests with the generated SDKs. Each argument is the address of a validator, in the
//! order of the alphabet of documents.

use std::error::Error;

use validated_bodies::types::Line;
use validated_parameters::runtime::Timestamp;
use validated_parameters::types::GetThingFilter;

type Result = std::result::Result<(), Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let addresses: Vec<String> = std::env::args().skip(1).collect();
    let [bodies, parameters, security] = addresses.as_slice() else {
        return Err("three addresses are needed".into());
    };
    send_bodies(bodies).await?;
    send_parameters(parameters).await?;
    send_credentials(security).await
}

async fn send_bodies(address: &str) -> Result {
    let orders = validated_bodies::Client::builder().base_url(address).build()?.orders();
    let product = "123e4567-e89b-42d3-a456-426614174000";
    for note in [None, Some("by the door — \"left\"\n".to_owned())] {
        let lines = [Line::new(product.parse()?, 1), Line::new(product.parse()?, 20)];
        let order = orders.create(note, lines).express(true).send().await?;
        assert!(!order.id.is_empty());
    }
    orders.send_form("Jané & Söhne = 100 %", 12).send().await.map_err(|error| format!("form: {error}"))?;
    Ok(())
}

async fn send_parameters(address: &str) -> Result {
    let things = validated_parameters::Client::builder().base_url(address).build()?.things();
    let since: Timestamp = "2026-01-02T03:04:05+01:00".parse()?;
    let required = || things.get(7, "of steel", "b c", since, "trace", "s-1");
    let thing = required().send().await?;
    assert!(thing.made_at > Timestamp::UNIX_EPOCH, "{}", thing.made_at);
    required().exploded(["a", "b"]).send().await?;
    required().joined([1, 2, 3]).send().await?;
    required().piped(["x", "y z"]).send().await?;
    required().filter(GetThingFilter::default().kind("x")).x_count(3).send().await?;
    Ok(())
}

async fn send_credentials(address: &str) -> Result {
    let builder = validated_security::Client::builder().base_url(address);
    let client = builder.key("k-1").query("q 1").bearer("t").basic("user", "pass word").build()?;
    let doors = client.doors();
    doors.by_key().send().await?;
    doors.by_query().send().await?;
    doors.by_bearer().send().await?;
    doors.by_basic().send().await?;
    doors.by_both().send().await?;
    Ok(())
}
